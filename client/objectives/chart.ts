import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

// The only file that knows the library of charts; it is loaded with the first chart.

use([BarChart, LineChart, GridComponent, MarkLineComponent, SVGRenderer])

/** What a chart shows; a period without a figure is null, and stays a gap. */
export interface Charted {
  names: string[]
  values: (number | null)[]
  /** Periods that miss the target: they get a shape of their own. */
  missed: boolean[]
  /** How a value is written. */
  written: (string | null)[]
  target: { value: number; name: string; atLeast: boolean }
  /** No value is larger. */
  most: number | null
  /** How a number of the axis is written. */
  writtenValue: (value: number) => string
  /** Numbers of things are bars; what they add up to is a line beside them. */
  sums: (number | null)[] | null
  bars: boolean
}

/** A step that people count in: 1, 2, 5, 10 … */
function niceStep(rough: number): number {
  const size = 10 ** Math.floor(Math.log10(rough))
  return [1, 2, 5, 10].map((one) => one * size).find((one) => one >= rough)!
}

/** Draws a chart into an element, in the colours of the look that surrounds it. */
export function chartIn(element: HTMLElement) {
  const chart = init(element, null, { renderer: 'svg' })
  const colour = (token: string) => `rgb(${getComputedStyle(element).getPropertyValue(`--v-theme-${token}`)})`

  function draw({ names, values, missed, written, target, most, sums, bars, writtenValue }: Charted) {
    const all = [...values, ...(sums ?? [])].filter((one) => one !== null)
    const [low, high] = [Math.min(target.value, ...all), Math.max(target.value, ...all)]
    const room = Math.max((high - low) * 0.2, Math.abs(high) * 0.02, 0.5)
    const step = niceStep((high - low + 2 * room) / 4)
    const from = bars || low - room < 0 ? 0 : Math.floor((low - room) / step) * step
    const to = Math.ceil((high + room) / step) * step
    const text = { color: colour('muted'), fontFamily: 'Be Vietnam Pro', fontSize: 13 }
    const labelled = (i: number) => values.length <= 4 || missed[i] || i === values.findLastIndex((one) => one !== null)
    const data = values.map((value, i) => ({
      value,
      symbol: missed[i] ? 'triangle' : 'circle',
      symbolSize: missed[i] ? 13 : 10,
      itemStyle: { color: colour(missed[i] ? 'error' : 'primary') },
      label: {
        position: missed[i] === target.atLeast ? ('bottom' as const) : ('top' as const),
        show: value !== null && labelled(i),
        formatter: written[i] ?? '',
      },
    }))
    const label = { ...text, color: colour('on-surface'), fontWeight: 600 }
    const targetLine = {
      silent: true,
      symbol: 'none',
      lineStyle: { color: colour('on-surface'), type: 'dashed' as const, width: 1.5 },
      label: {
        ...text,
        formatter: target.name,
        position: 'insideEndTop' as const,
        color: colour('on-surface'),
        backgroundColor: colour('surface'),
        padding: [0, 4],
      },
      data: [{ yAxis: target.value }],
    }
    chart.setOption(
      {
        animation: false,
        grid: { left: 8, right: 16, top: 28, bottom: 4, containLabel: true },
        xAxis: {
          type: 'category',
          data: names,
          axisLabel: { ...text, interval: 0 },
          axisTick: { show: false },
          axisLine: { lineStyle: { color: colour('line') } },
        },
        yAxis: {
          type: 'value',
          min: from,
          max: most === null ? to : Math.min(to, most),
          interval: step,
          axisLabel: { ...text, formatter: (value: number) => writtenValue(value) },
          splitLine: { lineStyle: { color: colour('rule') } },
        },
        series: [
          bars
            ? { type: 'bar', data, label, barMaxWidth: 48, markLine: targetLine }
            : { type: 'line', data, label, connectNulls: false, lineStyle: { color: colour('primary'), width: 2 }, markLine: targetLine },
          ...(sums
            ? [
                {
                  type: 'line' as const,
                  data: sums,
                  symbol: 'emptyCircle',
                  lineStyle: { color: colour('muted') },
                  itemStyle: { color: colour('muted') },
                },
              ]
            : []),
        ],
      },
      { notMerge: true },
    )
  }

  return { draw, resize: () => chart.resize(), dispose: () => chart.dispose() }
}
