import type { ProseGroup } from './prose-groups.ts'

/** Where an editing panel is open: under which section and block, and the field to begin with. */
export interface OpenPanel {
  readonly section: string
  readonly block: number
  readonly group: ProseGroup
  readonly focus: string | undefined
}
