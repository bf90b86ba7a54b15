// One regency: one storage account, one function app, one vault, and someone who is told when it falls silent.
// How to deploy and run it: RUNBOOK.md.

targetScope = 'resourceGroup'

@description('Short name that every resource carries, such as iuranblora.')
@minLength(3)
@maxLength(14)
param name string

@description('Regency code, two parts: 33.16.')
param regency string

param regencyName string

@description('WIB 7, WITA 8, WIT 9.')
@allowed([7, 8, 9])
param utcOffsetHours int = 7

@description('''
PP 71/2019: public bodies keep and process their data in Indonesia. Before the first deployment check that
Flex Consumption is offered there: az functionapp list-flexconsumption-locations.
''')
param location string = 'indonesiacentral'

@description('Standard_LRS only where the region has no zones.')
@allowed(['Standard_ZRS', 'Standard_GZRS', 'Standard_LRS'])
param storageSku string = 'Standard_ZRS'

@description('''
Told by the app of red runs, of runs that did not begin, of what is grave, and of all that is open once a day:
channel:address, separated by commas.
''')
param operationsContacts string

@description('The BPJS branch, which gets a list of what each bank debited, once a day; empty for none.')
param branchContacts string = ''

@description('When ADD is expected: days of the month and dates, such as 5,20,2026-12-10; empty if not known.')
param moneyDays string = ''

@description('Which sum is debited where BPJS has billed one: its own, or that of the tariffs on our list.')
@allowed(['Billed', 'Ours'])
param debitedSum string = 'Billed'

@description('Rupiah: an explained difference between the sum of BPJS and ours up to this one is nobody\'s work.')
param billingDifferenceMax int = 0

@description('Where phones reach the app: https and no path. Empty: the address that Azure gives the app.')
param publicUrl string = ''

@description('Whom villages call.')
param officeName string = 'Dinas PMD Kabupaten ${regencyName}'

@description('Its telephone number; may be empty.')
param officePhone string = ''

@description('Told by Azure itself: no run checked for an hour, something critical logged, nothing exported for a day.')
param operatorMail string

@description('Calls leave by one address, which banks let in: a NAT gateway, the dearest part of all. False: by any.')
param fixedAddress bool = true

@description('Entra group whose members may audit and export; empty for none.')
param readersGroupId string = ''

@description('Entra group whose members may restore and rotate keys, empty but for the hour of it; empty for none.')
param restorersGroupId string = ''

@description('''
Object id of the service principal that exports the tables every four hours: may read them, and operatorMail is told
when it did not for a day. Empty: nobody notices.
''')
param exporterId string = ''

@description('Banks that hold village accounts. Their secrets are in the vault, never here.')
param banks bankType[]

param smtp smtpType

@description('WhatsApp Cloud API beside mail; its secrets are in the vault. Left out: no such channel.')
param whatsApp whatsAppType?

@description('Hosts of other programs that alerts are posted to, separated by commas; empty for none.')
param webhookHosts string = ''

@description('Six-field NCRONTAB in UTC, because Flex Consumption knows no time zone. WIB is UTC+7.')
param schedules scheduleType = {
  collect: '0 30 23,4 * * *' // 06:30 and 11:30 WIB, inside the banks' window
  watch: '0 0 0 * * *' // 07:00 WIB
  checkRuns: '0 */15 * * * *'
  reconcile: '0 0 22 * * *' // 05:00 WIB, before the first collection of the day
}

@description('What this regency does otherwise; names, meaning and defaults: RUNBOOK.md, Settings.')
param settings settingsType = {}

type settingsType = {
  Rounding: string?
  LookBackMonths: int?
  ImportDropPercentMax: int?
  ImportsByTwo: ('drops' | 'always')?
  ImportDryRunDays: int?
  TellerSilenceDays: int?
  LateFine: string?
  RunPatienceSeconds: int?
  RunDeadlineMinutes: int?
  AlertPatienceSeconds: int?
  QuietHours: string?
}

type bankType = {
  @description('As rows name the bank: jateng. Small letters and digits only; Linux takes no hyphen in a setting.')
  id: string
  baseUrl: string
  clientId: string
  partnerId: string
  channelId: string
  @description('What this bank does otherwise than the standard; defaults: RUNBOOK.md, Settings of a bank.')
  settings: bankSettingsType?
}

@description('Named as the app names them; numbers with decimals as text.')
type bankSettingsType = {
  TokenPath: string?
  BalancePath: string?
  StatementPath: string?
  TransferPath: string?
  StatusPath: string?
  PartnerReferenceMax: int?
  ExternalIdMax: int?
  BalanceExternalIdMax: int?
  StatementExternalIdMax: int?
  AccountComparison: ('IgnoresLeadingZeros' | 'Exact')?
  KodeIuranIn: ('None' | 'Remark' | 'AdditionalInfo')?
  KodeIuranField: string?
  RemarkMax: int?
  RefusalsUnderHttp200: bool?
  StatementNeedsFigures: bool?
  TokenIsSingle: bool?
  TimestampForm: ('PlusSeven' | 'PlusSevenMilliseconds' | 'UtcMilliseconds')?
  SignatureEncoding: ('Base64' | 'Hex')?
  CallSigning: ('Symmetric' | 'Asymmetric')?
  InquiryNamesExternalId: bool?
  InquiryExternalIdField: ('originalExternalId' | 'originalExternalID')?
  PaymentTimeoutSeconds: string?
  QueryTimeoutSeconds: string?
  QueryRetryDelaySeconds: string?
  MaxConcurrentPayments: int?
  PaymentsPerSecond: int?
  QueriesPerSecond: int?
  ReservedAheadSeconds: string?
  BreakerCallsMin: int?
  BreakSeconds: string?
  WindowOpens: string?
  WindowCloses: string?
  Maintenance: string?
  MorningInquiry: string?
  PaymentPatienceSeconds: string?
  InquiryDelaysSeconds: string?
  StatementLagMinutes: string?
  SettleBankingDays: string?
  SettleHours: string?
  AbsenceIsFinal: bool?
}

type smtpType = {
  host: string
  @description('587 or 465; Azure closes port 25 for outgoing mail.')
  port: int
  security: 'starttls' | 'tls'
  @description('Empty where the server asks for no sign-in: then no password is in the vault.')
  userName: string
  from: string
  fromName: string
  @description('Where the mail server sends its own reports; empty for the sender.')
  envelopeFrom: string?
  @description('Full host name that this app says it is to the mail server; empty for the machine\'s own.')
  heloName: string?
}

type whatsAppType = {
  @description('Meta\'s id of the number that sends.')
  phoneNumberId: string
  @description('Name of the approved template.')
  template: string
  templateLanguage: string?
  @description('What its placeholders are filled with: RUNBOOK.md, WhatsApp.')
  templateParameters: string?
  @description('Of the Graph API.')
  version: string?
}

type scheduleType = {
  collect: string
  watch: string
  checkRuns: string
  reconcile: string
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${name}'
  location: location
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    name: name
    location: location
    identityName: identity.name
    operatorMail: operatorMail
    exporterId: exporterId
  }
}

module network 'modules/network.bicep' = if (fixedAddress) {
  params: {
    name: name
    location: location
  }
}

module storage 'modules/storage.bicep' = {
  params: {
    name: name
    location: location
    sku: storageSku
    identityName: identity.name
    workspaceId: monitoring.outputs.workspaceId
    readersGroupId: readersGroupId
    restorersGroupId: restorersGroupId
    exporterId: exporterId
  }
}

module vault 'modules/vault.bicep' = {
  params: {
    name: name
    location: location
    identityName: identity.name
    workspaceId: monitoring.outputs.workspaceId
  }
}

var bankSettings = map(banks, bank => {
  'Banks__${bank.id}__BaseUrl': bank.baseUrl
  'Banks__${bank.id}__ClientId': bank.clientId
  'Banks__${bank.id}__PartnerId': bank.partnerId
  'Banks__${bank.id}__ChannelId': bank.channelId
  'Banks__${bank.id}__PrivateKeyPem': '${vault.outputs.reference}Banks--${bank.id}--PrivateKeyPem)'
  'Banks__${bank.id}__CollectionAccount': '${vault.outputs.reference}Banks--${bank.id}--CollectionAccount)'
})

// A bank whose calls are signed by the private key gives none.
var bankSecrets = map(filter(banks, bank => bank.?settings.?CallSigning != 'Asymmetric'), bank => {
  'Banks__${bank.id}__ClientSecret': '${vault.outputs.reference}Banks--${bank.id}--ClientSecret)'
})

var bankOptions = map(
  banks,
  bank =>
    toObject(items(bank.?settings ?? {}), option => 'Banks__${bank.id}__${option.key}', option => string(option.value))
)

// Channels that are left out have no settings: a reference to a secret that nobody put in stops the start.
var whatsAppSettings = whatsApp == null
  ? {}
  : {
      WhatsApp__BaseUrl: 'https://graph.facebook.com'
      WhatsApp__Version: whatsApp.?version ?? 'v23.0'
      WhatsApp__PhoneNumberId: whatsApp!.phoneNumberId
      WhatsApp__Token: '${vault.outputs.reference}WhatsApp--Token)'
      WhatsApp__AppSecret: '${vault.outputs.reference}WhatsApp--AppSecret)'
      WhatsApp__VerifyToken: '${vault.outputs.reference}WhatsApp--VerifyToken)'
      WhatsApp__Template: whatsApp!.template
      WhatsApp__TemplateLanguage: whatsApp.?templateLanguage ?? 'id'
      WhatsApp__TemplateParameters: whatsApp.?templateParameters ?? 'line1,line2,line3,line4'
    }

var smtpSecret = empty(smtp.userName) ? {} : { Smtp__Password: '${vault.outputs.reference}Smtp--Password)' }

var webhookSettings = empty(webhookHosts)
  ? {}
  : {
      Webhook__Hosts: webhookHosts
      Webhook__Secret: '${vault.outputs.reference}Webhook--Secret)'
    }

var ownSettings = toObject(items(settings), one => one.key, one => string(one.value))

// The settings that every regency has. A colon in a key is written as two underscores.
var appSettings = {
  // The host's own storage and its queue triggers: by identity, no key exists.
  AzureWebJobsStorage__accountName: storage.outputs.name
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.properties.clientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: monitoring.outputs.connectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
  // The identity that the app's own clients take.
  AZURE_CLIENT_ID: identity.properties.clientId

  Regency: regency
  RegencyName: regencyName
  UtcOffsetHours: string(utcOffsetHours)
  AdminKeys: '${vault.outputs.reference}AdminKeys)'
  MoneyDays: moneyDays
  OperationsContacts: operationsContacts
  BranchContacts: branchContacts
  // No WEBSITE_TIME_ZONE or TZ: Flex Consumption does not support them.
  CollectSchedule: schedules.collect
  WatchSchedule: schedules.watch
  CheckRunsSchedule: schedules.checkRuns
  ReconcileSchedule: schedules.reconcile
  DebitedSum: debitedSum
  BillingDifferenceMax: string(billingDifferenceMax)
  PublicUrl: publicUrl
  ReplyKeys: '${vault.outputs.reference}ReplyKeys)'
  OfficeName: officeName
  OfficePhone: officePhone
  // Storage__ConnectionString is for the local run only: here the account knows no key.
  Storage__TableUri: storage.outputs.tableUri
  Storage__QueueUri: storage.outputs.queueUri
  Storage__NikHashKey: '${vault.outputs.reference}Storage--NikHashKey)'
  Storage__NikCipherKey: '${vault.outputs.reference}Storage--NikCipherKey)'
  Smtp__Host: smtp.host
  Smtp__Port: string(smtp.port)
  Smtp__Security: smtp.security
  Smtp__UserName: smtp.userName
  Smtp__From: smtp.from
  Smtp__FromName: smtp.fromName
  Smtp__EnvelopeFrom: smtp.?envelopeFrom ?? ''
  Smtp__HeloName: smtp.?heloName ?? ''
}

module app 'modules/app.bicep' = {
  params: {
    name: name
    location: location
    identityId: identity.id
    packageContainerUri: storage.outputs.packageContainerUri
    subnetId: fixedAddress ? network!.outputs.subnetId : ''
    appSettings: reduce(
      concat(bankSettings, bankSecrets, bankOptions, [smtpSecret, whatsAppSettings, webhookSettings, ownSettings]),
      appSettings,
      (all, one) => union(all, one)
    )
  }
}

output appName string = app.outputs.name
output hostName string = app.outputs.hostName
output storageName string = storage.outputs.name
output vaultName string = vault.outputs.name

@description('Goes to the banks, which let it in; empty without a fixed address.')
output outboundAddress string = fixedAddress ? network!.outputs.address : ''
