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

// Each is repeated for as long as it is so: a mail that is read once by somebody on leave tells nobody.
var again = 'PT6H'

resource silence 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: 'no-run-checked-${name}'
  location: location
  properties: {
    displayName: 'No run was checked for an hour'
    description: 'The CheckRuns timer did not succeed for an hour: premiums may not be leaving.'
    severity: 1
    enabled: true
    scopes: [
      insights.id
    ]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      allOf: [
        {
          query: 'requests | where name == "CheckRuns" and success == true'
          timeAggregation: 'Count'
          operator: 'LessThan'
          threshold: 1
        }
      ]
    }
    autoMitigate: false
    muteActionsDuration: again
    actions: {
      actionGroups: [
        operators.id
      ]
    }
  }
}

// The app logs as critical what it could tell nobody: that its mail server takes nothing, among others.
resource critical 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: 'reaches-nobody-${name}'
  location: location
  properties: {
    displayName: 'The app logged something critical'
    description: 'Operations could not be told, or a run did not begin. Read the entry; RUNBOOK.md, Daily work.'
    severity: 1
    enabled: true
    scopes: [
      insights.id
    ]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      allOf: [
        {
          query: 'traces | where severityLevel == 4'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    autoMitigate: false
    muteActionsDuration: again
    actions: {
      actionGroups: [
        operators.id
      ]
    }
  }
}

resource unsaved 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = if (!empty(exporterId)) {
  name: 'no-export-${name}'
  location: location
  properties: {
    displayName: 'Nobody exported the tables for a day'
    description: 'Tables have no soft delete: what is not exported is lost with them.'
    severity: 2
    enabled: true
    scopes: [
      workspace.id
    ]
    evaluationFrequency: 'PT1H'
    windowSize: 'P1D'
    criteria: {
      allOf: [
        {
          query: 'StorageTableLogs | where OperationName == "QueryEntities" and RequesterObjectId == "${exporterId}"'
          timeAggregation: 'Count'
          operator: 'LessThan'
          threshold: 1
        }
      ]
    }
    // The table of the query comes into being with the first row that is logged.
    skipQueryValidation: true
    autoMitigate: false
    muteActionsDuration: again
    actions: {
      actionGroups: [
        operators.id
      ]
    }
  }
}

output connectionString string = insights.properties.ConnectionString
output workspaceId string = workspace.id
