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
}

/** Exit codes 返回值 of every command. */
export const exit = { fine: 0, findings: 1, unusable: 2 } as const
export type ExitCode = (typeof exit)[keyof typeof exit]
