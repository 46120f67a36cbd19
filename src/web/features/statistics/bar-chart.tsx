// Draws the picture beside a table as bars with their numbers written out; two series differ by pattern as well as by colour.
import { BarChart as Bars } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { ReportTable } from '#contract/reports.ts'
import { showNumber } from '../../ui/format.ts'

use([Bars, GridComponent, LegendComponent, AriaComponent, SVGRenderer])

type Chart = NonNullable<ReportTable['chart']>

/** A pattern for every series after the first, so that colour is never alone. */
const DECALS = [
  { symbol: 'none' as const },
  { symbol: 'line', dashArrayX: [1, 0], dashArrayY: [3, 5], rotation: Math.PI / 4, color: 'rgb(255 255 255 / 75%)' },
  { symbol: 'circle', symbolSize: 0.6, dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [6, 0], color: 'rgb(255 255 255 / 80%)' },
] // biome-ignore format: read as a table

const styleOf = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

function optionsFor(chart: Chart, width: number) {
  const size = rem()
  const text = { fontFamily: 'Be Vietnam Pro', fontSize: Math.max(14, size * 0.875), color: styleOf('--ink') }
  const colours = [styleOf('--red'), styleOf('--gold-line'), styleOf('--blue')]
  const stacked = chart.kind === 'stacked-bars'
  const labelWidth = Math.min(width * 0.42, size * 16)
  const lines = chart.series.length === 1 || stacked ? 1 : chart.series.length
  return {
    height: chart.categories.length * (size * (1.5 * lines + 0.9)) + size * 3.5,
    option: {
      animation: false,
      textStyle: text,
      color: colours,
      aria: { enabled: true, label: { description: chart.sentence }, decal: { show: true, decals: DECALS } },
      legend: {
        show: chart.series.length > 1,
        left: 0,
        top: 0,
        selectedMode: false,
        itemWidth: size * 1.5,
        itemHeight: size,
        textStyle: text,
      },
      grid: { left: labelWidth + size * 0.75, right: size * 4, top: size * 2.25, bottom: size * 0.5 },
      xAxis: { type: 'value' as const, show: false, minInterval: 1 },
      yAxis: {
        type: 'category' as const,
        inverse: true,
        data: chart.categories.map(({ label }) => label),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: styleOf('--line-strong') } },
        axisLabel: {
          ...text,
          width: labelWidth,
          overflow: 'break' as const,
          interval: 0,
          lineHeight: text.fontSize * 1.4,
        },
      },
      series: chart.series.map((series) => ({
        type: 'bar' as const,
        name: series.label,
        data: series.values,
        silent: true,
        barGap: '15%',
        barMaxWidth: size * 1.5,
        ...(stacked && { stack: 'all' }),
        label: {
          show: true,
          position: stacked ? ('inside' as const) : ('right' as const),
          ...text,
          formatter: ({ value }: { value: unknown }) => (stacked && value === 0 ? '' : showNumber(Number(value))),
        },
      })),
    },
  }
}

export function BarChart({ chart }: { chart: Chart }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const place = box.current
    if (place === null) return
    const drawn = init(place, null, { renderer: 'svg' })
    const draw = () => {
      const { option, height } = optionsFor(chart, place.clientWidth)
      place.style.height = `${height}px`
      drawn.resize()
      drawn.setOption(option, true)
    }
    draw()
    const watch = new ResizeObserver(draw)
    watch.observe(place)
    return () => {
      watch.disconnect()
      drawn.dispose()
    }
  }, [chart])
  return <div ref={box} role="img" aria-label={chart.sentence} />
}
