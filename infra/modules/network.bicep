// One address that all calls leave by. Banks let in only addresses they know (SNAP: IP allow-list), and those of a
// serverless plan change without notice.

param name string
param location string

resource address 'Microsoft.Network/publicIPAddresses@2024-05-01' = {
  name: 'ip-${name}'
  location: location
  sku: {
    name: 'Standard'
  }
  properties: {
    publicIPAllocationMethod: 'Static'
  }
}

// The bank knows it by letter: another one takes weeks.
resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'keep'
  scope: address
  properties: {
    level: 'CanNotDelete'
    notes: 'Banks let in calls from this address only.'
  }
}

resource gateway 'Microsoft.Network/natGateways@2024-05-01' = {
  name: 'nat-${name}'
  location: location
  sku: {
    name: 'Standard'
  }
  properties: {
    idleTimeoutInMinutes: 4
    publicIpAddresses: [
      {
        id: address.id
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-${name}'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.0.0.0/24'
      ]
    }
    subnets: [
      {
        // Flex Consumption takes no underscore in this name.
        name: 'app'
        properties: {
          addressPrefix: '10.0.0.0/25'
          natGateway: {
            id: gateway.id
          }
          delegations: [
            {
              name: 'flex'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
    ]
  }

  resource app 'subnets' existing = {
    name: 'app'
  }
}

output subnetId string = network::app.id
output address string = address.properties.ipAddress
