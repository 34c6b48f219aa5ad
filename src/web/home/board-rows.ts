import type { State } from '#domain/workflow.ts'
import type { Board } from './years.ts'

/** States as the board counts them: what a reviewer asks about. */
export const groups = {
  all: '全部',
  late: '逾期未交',
  'not-begun': '未开始',
  filling: '填报中',
  submitted: '待审核',
  returned: '已退回',
  accepted: '已审定',
} as const
export type Group = keyof typeof groups
export const groupNames = Object.keys(groups) as Group[] // the record has exactly these keys

const groupOfState: Readonly<Record<State, Group>> = {
  draft: 'filling',
  confirmed: 'filling',
  submitted: 'submitted',
  returned: 'returned',
  accepted: 'accepted',
  locked: 'accepted',
  published: 'accepted',
  archived: 'accepted',
}

/** One unit on the board; without a submission when it has not begun. */
export interface BoardRow {
  readonly unitId: string
  readonly unitName: string
  readonly unitCode: string
  readonly group: Group
  readonly late: boolean
  readonly row?: Board['rows'][number]
}

/** Units as a reviewer works through them 待办顺序: late ones first, then what waits for review, then by code. `now` is ISO text. */
export function boardRows({ rows, missing }: Board, now: string): readonly BoardRow[] {
  const begun = rows.map((row): BoardRow => {
    const group = groupOfState[row.state]
    const open = group === 'filling' || group === 'returned'
    return {
      unitId: row.unitId,
      unitName: row.unitName,
      unitCode: row.unitCode,
      group,
      late: open && row.dueAt !== null && row.dueAt < now,
      row,
    }
  })
  const due = rows.map(({ dueAt }) => dueAt).find((at) => at !== null)
  const unbegun = missing.map(
    ({ unitId, unitName, unitCode }): BoardRow => ({
      unitId,
      unitName,
      unitCode,
      group: 'not-begun',
      late: due !== undefined && due !== null && due < now,
    }),
  )
  const order = (row: BoardRow) => (row.late ? 0 : row.group === 'submitted' ? 1 : row.group === 'accepted' ? 3 : 2)
  return [...begun, ...unbegun].toSorted((a, b) => order(a) - order(b) || a.unitCode.localeCompare(b.unitCode))
}

export const isIn = (row: BoardRow, group: Group): boolean => group === 'all' || (group === 'late' ? row.late : row.group === group)

/** Submitted without an open error: may be accepted in one go. */
export const isClean = ({ row }: BoardRow): boolean => row?.state === 'submitted' && row.errors === 0
