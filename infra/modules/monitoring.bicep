// Logs, and the alarms that the app cannot raise itself: that it no longer runs, that it reaches nobody, that nobody
// exports its tables.

param name string
param location string
param identityName string
param operatorMail string
param exporterId string

var metricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'log-${name}'
  location: location
  properties: {
    retentionInDays: 90
    sku: {
      name: 'PerGB2018'
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${name}'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

resource grant 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identity.id, metricsPublisher)
  scope: insights
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', metricsPublisher)
  }
}

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  properties: {
    groupShortName: take(name, 12)
    enabled: true
    emailReceivers: [
      {
        name: 'operator'
        emailAddress: operatorMail
        useCommonAlertSchema: true
      }
    ]
  }
}

var alarms = [
  {
    name: 'no-run-checked'
    displayName: 'No run was checked for an hour'
    description: 'The CheckRuns timer did not succeed for an hour: premiums may not be leaving.'
    severity: 1
    scope: insights.id
    every: 'PT15M'
    window: 'PT1H'
    query: 'requests | where name == "CheckRuns" and success == true'
    operator: 'LessThan'
    threshold: 1
    isOfNewTable: false
    isWanted: true
  }
  {
    // The app logs as critical what it could tell nobody: that its mail server takes nothing, among others.
    name: 'reaches-nobody'
    displayName: 'The app logged something critical'
    description: 'Operations could not be told, or a run did not begin. Read the entry; RUNBOOK.md, Daily work.'
    severity: 1
    scope: insights.id
    every: 'PT15M'
    window: 'PT1H'
    query: 'traces | where severityLevel == 4'
    operator: 'GreaterThan'
    threshold: 0
    isOfNewTable: false
    isWanted: true
  }
  {
    name: 'no-export'
    displayName: 'Nobody exported the tables for a day'
    description: 'Tables have no soft delete: what is not exported is lost with them.'
    severity: 2
    scope: workspace.id
    every: 'PT1H'
    window: 'P1D'
    query: 'StorageTableLogs | where OperationName == "QueryEntities" and RequesterObjectId == "${exporterId}"'
    operator: 'LessThan'
    threshold: 1
    isOfNewTable: true
    isWanted: !empty(exporterId)
  }
]

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alarm in alarms: if (alarm.isWanted) {
    name: '${alarm.name}-${name}'
    location: location
    properties: {
      displayName: alarm.displayName
      description: alarm.description
      severity: alarm.severity
      enabled: true
      scopes: [
        alarm.scope
      ]
      evaluationFrequency: alarm.every
      windowSize: alarm.window
      criteria: {
        allOf: [
          {
            query: alarm.query
            timeAggregation: 'Count'
            operator: alarm.operator
            threshold: alarm.threshold
          }
        ]
      }
      // A table of logs comes into being with the first row that is logged.
      skipQueryValidation: alarm.isOfNewTable
      // Each is repeated for as long as it is so: a mail that is read once by somebody on leave tells nobody.
      autoMitigate: false
      muteActionsDuration: 'PT6H'
      actions: {
        actionGroups: [
          operators.id
        ]
      }
    }
  }
]

output connectionString string = insights.properties.ConnectionString
output workspaceId string = workspace.id
