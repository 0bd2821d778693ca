export { drawChart } from './draw-chart.ts';
export { drawLegend } from './draw-legend.ts';
export { type Drawing, type DrawingPart, draw } from './drawing.ts';
export { findBatches } from './find-batches.ts';
export { arrangeLanes, type Lane } from './lanes.ts';
export { CHART_STYLE } from './style.ts';
export { compareLives, type TaskLife } from './task-life.ts';
export type { Batch, CountSample, Marker, RolloutChart, Stage } from './timeline.ts';
