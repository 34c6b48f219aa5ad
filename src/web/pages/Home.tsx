import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { permissions } from '#domain/workflow-roles.ts'
import { Notices } from '../home/Notices.tsx'
import { ReviewBoard } from '../home/ReviewBoard.tsx'
import { TryThis } from '../home/TryThis.tsx'
import { UnitYears } from '../home/UnitYears.tsx'
import '../home/home.css'
import { boards } from '../home/years.ts'
import { Frame } from '../shell/Frame.tsx'
import { Loading } from '../shell/Loading.tsx'
import { Refused } from '../shell/Refused.tsx'
import { useMay, useMe } from '../shell/use-me.ts'

/** 首页: a unit's people see their years, everybody else the board of all units within reach. */
export function Home() {
  const person = useMe()
  const may = useMay()
  const years = useQuery(boards)
  const inUnit = person?.grants.some(({ role, unitId }) => unitId !== null && permissions[role].includes('submission.edit'))
  useEffect(() => {
    document.title = '明绩 · 预算绩效自评'
  }, [])
  return (
    <Frame title={<h1>{inUnit ? (person?.unitName ?? '预算绩效自评') : '预算绩效自评'}</h1>}>
      <div className="home">
        <Refused error={years.error} />
        {years.isPending && <Loading />}
        {years.data && person && (
          <>
            <TryThis person={person} />
            {inUnit ? (
              <UnitYears years={years.data} />
            ) : may('submission.read') ? (
              <ReviewBoard years={years.data} />
            ) : (
              <p>您的账户用于管理机构和人员，没有填报和审核的任务。</p>
            )}
            <Notices unread={person.unread} />
          </>
        )}
      </div>
    </Frame>
  )
}
