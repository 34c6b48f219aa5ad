import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { ProductError } from '#errors'
import { callerAddress } from './caller-address.ts'
import { documentPage } from './document-page.ts'
import { openApiDocument } from './openapi.ts'
import { answerNotFound, answerProblem } from './problem.ts'
import { refuseStrangeText } from './read-body.ts'
import { addRoutes, type Route } from './serve.ts'
import { addSessions, type FindCaller } from './session.ts'

export interface ServerOptions {
  readonly routes: readonly Route[]
  readonly findCaller: FindCaller
  readonly version: string
  /** Proxies in front that end TLS, by address ("loopback", "10.0.0.5", "10.0.0.0/8"): what they say of the caller is believed, nobody else. */
  readonly proxy: string | undefined
  /** How long a client may take 慢速请求; see `usualPatience`. */
  readonly patience?: Patience
  /** What else the server answers: the pages. */
  readonly extend?: (server: FastifyInstance) => Promise<void>
  /** undefined = silent */
  readonly log?: 'info' | 'warn'
}

interface Patience {
  /** Until all headers have come. */
  readonly headersMs: number
  /** Until the whole request has come: fifty megabytes over a slow line. */
  readonly requestMs: number
  /** Without a single byte either way. */
  readonly silenceMs: number
}
const usualPatience: Patience = { headersMs: 20_000, requestMs: 600_000, silenceMs: 60_000 }

const BODY_LIMIT = 4 * 1024 * 1024
const UPLOAD_LIMIT = 50 * 1024 * 1024
const UPLOAD_FILES = 40
const REQUESTS_PER_MINUTE = 1200

/** The HTTP server 服务: routes of the contracts behind limits, origin check and headers; not yet listening. */
export async function makeServer({
  routes,
  findCaller,
  version,
  proxy,
  patience = usualPatience,
  extend,
  log,
}: ServerOptions): Promise<FastifyInstance> {
  const server = Fastify({
    logger: log ? { level: log, redact: ['req.headers.cookie', 'req.headers.authorization'] } : false,
    bodyLimit: BODY_LIMIT,
    trustProxy: proxy ?? false,
    requestTimeout: patience.requestMs,
    connectionTimeout: patience.silenceMs,
    keepAliveTimeout: 10_000,
    http: { headersTimeout: patience.headersMs, connectionsCheckingInterval: Math.min(patience.headersMs, 5000) },
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
  })
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  server.setErrorHandler(answerProblem)
  if (!extend) server.setNotFoundHandler(answerNotFound)
  await server.register(helmet, {
    contentSecurityPolicy: { directives: policy },
    crossOriginEmbedderPolicy: false,
    hsts: proxy !== undefined,
  })
  await server.register(rateLimit, {
    max: REQUESTS_PER_MINUTE,
    timeWindow: '1 minute',
    keyGenerator: callerAddress,
    errorResponseBuilder: () => new ProductError('TOO_MANY_REQUESTS', {}),
  })
  await server.register(compress, packing)
  await server.register(cookie)
  await server.register(multipart, { limits: { fileSize: UPLOAD_LIMIT, files: UPLOAD_FILES, fields: 20, headerPairs: 100 } })
  refuseStrangeText(server)
  addSessions(server, findCaller)
  addRoutes(server, routes)
  const document = openApiDocument(routes, version)
  server.get('/api/openapi.json', () => document)
  server.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(documentPage(document)))
  await extend?.(server)
  await server.ready()
  return server
}

/** Long answers are packed for the way 压缩传输, in other threads; files and the stream of events go as they are, and nothing packed is taken in. */
const packing = { threshold: 16 * 1024, encodings: ['gzip' as const], customTypes: /^application\/json\b/, globalDecompression: false }

/** Nothing from elsewhere; the charts and the opening page carry styles inside. */
const policy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
}
