import { useRef } from 'react'
import { RefusedCall } from '#http/contract/client.ts'
import { Button } from '../shell/Button.tsx'
import { wordsOf } from '../shell/Refused.tsx'
import { NothingRead, type useLastYear } from './last-year.ts'

/** What is shown beside the texts from last year, and the way to open a report of last year. */
export function LastYearBar({ lastYear, open, close, canClose, year }: ReturnType<typeof useLastYear> & { readonly year: number }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <p className="between last-year">
      <span>
        {lastYear
          ? `编辑时旁边显示上年写的：${lastYear.from}。`
          : `想对照 ${year - 1} 年度的报告来写？打开它，编辑时旁边会显示上年写的（只在本机显示，不会存入填报）。`}
      </span>
      <input
        ref={input}
        type="file"
        hidden
        accept=".docx,.doc,.wps,.pdf,.xlsx,.xls,.txt"
        aria-label={`${year - 1} 年度的报告`}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) open.mutate(file)
          target.value = ''
        }}
      />
      <Button size="small" busy={open.isPending} onClick={() => input.current?.click()}>
        {lastYear ? '换一份上年报告' : '打开上年报告'}
      </Button>
      {canClose && (
        <Button size="small" onClick={close}>
          不再对照
        </Button>
      )}
      {open.error && (
        <span role="alert" className="refused">
          {open.error instanceof NothingRead
            ? open.error.message
            : open.error instanceof RefusedCall
              ? open.error.message
              : wordsOf(open.error)}
        </span>
      )}
    </p>
  )
}
