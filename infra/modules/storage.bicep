// Tables and queues are the truth and the wake-up calls of the whole system; the app makes them itself. Blobs hold the
// deployed package and the host's own state. Tables have no soft delete: a lock keeps the account from being deleted
// by mistake.

param name string
param location string
param sku string
param identityName string
param workspaceId string
param readersGroupId string
param restorersGroupId string
param exporterId string

var tableDataReader = '76199698-9eea-4c19-bc75-cec21354c6b6'
var roles = {
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  queueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  tableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: take('st${replace(toLower(name), '-', '')}${uniqueString(resourceGroup().id)}', 24)
  location: location
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      deleteRetentionPolicy: {
        enabled: true
        days: 14
      }
      containerDeleteRetentionPolicy: {
        enabled: true
        days: 14
      }
    }

    resource packages 'containers' = {
      name: 'packages'
    }
  }

  resource tables 'tableServices' = {
    name: 'default'
  }
}

// Who read and who wrote: after a finding of the audit, or a breach, nothing else tells.
resource seen 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'who-read-who-wrote'
  scope: account::tables
  properties: {
    workspaceId: workspaceId
    logs: [
      for category in ['StorageRead', 'StorageWrite', 'StorageDelete']: {
        category: category
        enabled: true
      }
    ]
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'keep'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds what was debited from village accounts. Tables have no soft delete.'
  }
}

resource grants 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in items(roles): {
    name: guid(account.id, identity.id, role.value)
    scope: account
    properties: {
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
    }
  }
]

// People come and go as members of groups: the lock forbids to take a role away again that is given here.
var people = filter(
  [
    { id: readersGroupId, kind: 'Group', role: tableDataReader }
    { id: restorersGroupId, kind: 'Group', role: roles.tableDataContributor }
    { id: exporterId, kind: 'ServicePrincipal', role: tableDataReader }
  ],
  one => !empty(one.id)
)

resource peopleGrants 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for one in people: {
    name: guid(account.id, one.id, one.role)
    scope: account
    properties: {
      principalId: one.id
      principalType: one.kind
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', one.role)
    }
  }
]

output name string = account.name
output tableUri string = account.properties.primaryEndpoints.table
output queueUri string = account.properties.primaryEndpoints.queue
output packageContainerUri string = '${account.properties.primaryEndpoints.blob}${account::blobs::packages.name}'
