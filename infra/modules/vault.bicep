// Every secret of the app: of banks, people, phones and mail, and the keys for NIK. Put in by hand (RUNBOOK.md), never
// by a deployment.

param name string
param location string
param identityName string
param workspaceId string

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

// Open to the network: Flex Consumption cannot read references from a vault that is not.
resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: take('kv-${name}-${uniqueString(resourceGroup().id)}', 24)
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    // Without Storage--NikCipherKey every stored NIK is lost.
    enablePurgeProtection: true
  }
}

resource grant 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, secretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

// Who read and who changed a secret.
resource seen 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'who-read-who-wrote'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

output name string = vault.name

@description('Begins a reference; a secret name and a bracket follow. Without version, so that rotation is picked up.')
output reference string = '@Microsoft.KeyVault(VaultName=${vault.name};SecretName='
