// An example: Kabupaten Blora. Copy it for another regency. Nothing in here is secret.

using 'main.bicep'

param name = 'iuranblora'
param regency = '33.16'
param regencyName = 'Blora'
param operationsContacts = 'email:operator@blorakab.example'
param operatorMail = 'operator@blorakab.example'

param banks = [
  {
    id: 'jateng'
    baseUrl: 'https://api.bank.example'
    clientId: 'iuran-blora'
    partnerId: 'BLORA'
    channelId: '95221'
    settings: {
      PaymentsPerSecond: 10
      Maintenance: '23:30-00:30'
    }
  }
]

param smtp = {
  host: 'mail.blorakab.example'
  port: 587
  security: 'starttls'
  userName: 'iuran'
  from: 'iuran@blorakab.example'
  fromName: 'Iuran BPJS Ketenagakerjaan Kabupaten Blora'
}
