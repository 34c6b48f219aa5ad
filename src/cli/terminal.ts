import type { Services } from '#app/services.ts'
import type { Installation } from '#app/start/open-services.ts'

/** Where a command reads its surroundings from and speaks to 命令行的环境. Made in main.ts; nothing else reads the environment. */
export interface Terminal {
  /** Results, for people or programs. */
  readonly print: (text: string) => void
  /** Progress and remarks; never part of a result. */
  readonly note: (text: string) => void
  /** True when notes go to a screen that can redraw a line. */
  readonly interactive: boolean
  /** Folder of the policy files. */
  readonly policyDir: string
  readonly version: string
  /** ISO date. */
  readonly today: string
  readonly installation: InstallationPlaces
  /** Loads what opens the port; the layer that speaks HTTP is joined in main.ts. Asked for early, it loads while the database opens. */
  readonly listen: () => Promise<Listen>
  /** Refuses the text of a stored submission that is none; its schema belongs to the layer that speaks HTTP. */
  readonly contentCheck: () => Promise<(body: string) => void>
  /** Shows an address in the browser of this desktop; does nothing where there is none. */
  readonly openBrowser: (address: string) => void
  /** Resolves when the program is asked to end (Ctrl+C, a service manager). */
  readonly untilStopped: () => Promise<void>
}

/** Where a running installation finds its things; from the environment. */
export interface InstallationPlaces {
  /** postgresql://… ; undefined: the engine inside the data folder. */
  readonly databaseUrl: string | undefined
  /** S3-compatible store of the evidence files; undefined: inside the data folder. */
  readonly objects?: Installation['objects']
  /** Signs the ends of the log. */
  readonly sm2?: Installation['sm2']
  /** Where daily backups go; undefined: into the data folder. */
  readonly backupTo: string | undefined
  /** Folders of the built pages and of the examples. */
  readonly pages: string
  readonly examples: string
  /** Proxies in front that end TLS, by address; undefined: none. */
  readonly proxy: string | undefined
}

export type Listen = (options: {
  readonly services: Services
  readonly host: string
  readonly port: number
  readonly version: string
  readonly proxy: string | undefined
  readonly pages: string
}) => Promise<{
  readonly address: string
  readonly close: () => Promise<void>
}>

/** Exit codes 返回值 of every command. */
export const exit = { fine: 0, findings: 1, unusable: 2 } as const
export type ExitCode = (typeof exit)[keyof typeof exit]
