import { useEffect, useId, useRef, useState } from 'react'
import type { ChartOf } from './chart-options.ts'
import './charts.css'

/** A chart with its sentence, and the same figures as a table. The drawing comes later: the page does not wait for it. */
export function Chart({ chart }: { readonly chart: ChartOf }) {
  const { title, note, height, option, columns, rows } = chart
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let end = () => {}
    let gone = false
    void import('./draw-chart.ts').then(
      ({ drawChart }) => {
        if (!gone && box.current) end = drawChart(box.current, option)
      },
      () => setFailed(true),
    )
    return () => {
      gone = true
      end()
    }
  }, [option])
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption>
        <h3 id={id}>{title}</h3>
        <p>{note}</p>
      </figcaption>
      {rows.length > 0 && !failed && <div ref={box} style={{ height }} className="chart-box" />}
      {failed && <p className="note">图没有画出来，请看下面的数据表。</p>}
      {rows.length > 0 && (
        <details open={failed}>
          <summary>数据表</summary>
          <div className="wide">
            <table className="list">
              <caption className="unseen">{title}</caption>
              <thead>
                <tr>
                  {columns.map((column, at) => (
                    <th key={column} scope="col" className={at > 0 ? 'number' : undefined}>
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(([name, ...values], at) => (
                  // Two projects may have one name.
                  <tr key={at}>
                    <th scope="row">{name}</th>
                    {values.map((value, column) => (
                      <td key={columns[column + 1]} className="number">
                        {value}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </figure>
  )
}
