import { BarChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, AriaComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, SVGRenderer])

/** Draws into an element and follows its width; gives back what ends it. Loaded only when a chart is shown. */
export function drawChart(element: HTMLElement, option: Readonly<Record<string, unknown>>): () => void {
  const chart = init(element, null, { renderer: 'svg' })
  chart.setOption(option)
  const observer = new ResizeObserver(() => chart.resize())
  observer.observe(element)
  return () => {
    observer.disconnect()
    chart.dispose()
  }
}
