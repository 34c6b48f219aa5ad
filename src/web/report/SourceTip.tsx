import { JumpTo } from '../year/JumpTo.tsx'
import { placeOf } from '../year/place-of.ts'
import { useOpenYear } from '../year/year-context.ts'
import { fieldOf, isGap, type Source } from './paper-sections.ts'
import { saySource } from './say-source.ts'

export interface Pointed {
  readonly source: Source
  readonly opens: boolean
  /** Where the words stand on the page, in CSS pixels from its top left. */
  readonly left: number
  readonly top: number
}

/** Where a figure comes from and how it is computed, beside the figure. */
export function SourceTip({
  pointed,
  onEnter,
  onLeave,
}: {
  readonly pointed: Pointed
  readonly onEnter: () => void
  readonly onLeave: () => void
}) {
  const { state, assessment, scheme } = useOpenYear()
  const { source, opens, left, top } = pointed
  const path = fieldOf(source)
  const said = saySource(source, { content: state.content, assessment, scheme })
  const place = placeOf(path)
  return (
    <div
      role="tooltip"
      aria-live="polite"
      id="source-tip"
      className="source-tip no-print"
      style={{ left, top }}
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      {isGap(source) ? (
        <p>
          <strong>还没有填。</strong>
          {said.where}
        </p>
      ) : opens ? (
        <p>
          <strong>单位填写的文字：</strong>
          {said.where}。点击或按回车修改。
        </p>
      ) : (
        <>
          <p>
            <strong>
              {{ computed: '系统算出，不能在这里改：', typed: '填报的数据，不能在这里改：', scheme: '评分方案的规定：' }[said.kind]}
            </strong>
            {said.where}
          </p>
          {said.formula !== undefined && <p>算法：{said.formula}</p>}
        </>
      )}
      {place && !opens && (
        <p>
          <JumpTo path={path}>到“{place.page}”填写</JumpTo>
        </p>
      )}
    </div>
  )
}
