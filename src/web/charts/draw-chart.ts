import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, AriaComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, SVGRenderer])

/** On a phone the names give room to the bars. */
const NARROW = 480
const narrow = { grid: { right: 64 }, yAxis: { axisLabel: { width: 92 } } }

/** Draws into an element and follows its width; gives back what ends it. Loaded only when a chart is shown. */
export function drawChart(element: HTMLElement, option: Readonly<Record<string, unknown>>): () => void {
  const chart = init(element, null, { renderer: 'svg' })
  chart.setOption({ baseOption: option, media: [{ query: { maxWidth: NARROW }, option: narrow }] })
  const observer = new ResizeObserver(() => chart.resize())
  observer.observe(element)
  return () => {
    observer.disconnect()
    chart.dispose()
  }
}
