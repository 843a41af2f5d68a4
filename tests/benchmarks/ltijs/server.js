// The tool to compare with: ltijs as its documentation sets it up, on PostgreSQL by its own plug-in.
// usage: node server.js PORT DATABASE_PORT DATABASE ISSUER CLIENT_ID
'use strict'

const { Provider: lti } = require('ltijs')
const Database = require('ltijs-sequelize')

const [port, databasePort, database, issuer, clientId] = process.argv.slice(2)

const plugin = new Database(database, 'postgres', 'postgres', {
  host: '127.0.0.1',
  port: Number(databasePort),
  dialect: 'postgres',
  logging: false,
})

lti.setup('a key to encrypt with', { plugin }, {
  appRoute: '/',
  loginRoute: '/login',
  keysetRoute: '/keys',
  cookies: { secure: false, sameSite: '' },
  devMode: false,
})

lti.onConnect((token, request, response) => response.send(`Hello ${token.user}`))

async function start() {
  await lti.deploy({ port: Number(port), silent: true })
  await lti.registerPlatform({
    url: issuer,
    name: 'Benchmark',
    clientId,
    authenticationEndpoint: `${issuer}/auth`,
    accesstokenEndpoint: `${issuer}/token`,
    authConfig: { method: 'JWK_SET', key: `${issuer}/jwks` },
  })
  console.log('ready')
}

start().catch((error) => {
  console.error(error)
  process.exit(1)
})
