export interface Examination {
  readonly folder: string
  readonly databaseUrl: string | undefined
  readonly policyDir: string
  /** Folder of the built pages. */
  readonly pages: string
  readonly nodeVersion: string
  readonly host: string
  readonly port: number
  /** Where the daily backups go; undefined: into the data folder. */
  readonly backupTo: string | undefined
  readonly now: Date
}

/** 'sound' 正常, 'advice' works but could be better, 'ill' has to be mended. */
export interface Diagnosis {
  readonly what: string
  readonly state: 'sound' | 'advice' | 'ill'
  /** What was found, then what to do. */
  readonly say: string
}

export type Check = (examination: Examination) => Promise<Omit<Diagnosis, 'what'>>

export const sound = (say: string) => ({ state: 'sound', say }) as const
export const advice = (say: string) => ({ state: 'advice', say }) as const
export const ill = (say: string) => ({ state: 'ill', say }) as const
