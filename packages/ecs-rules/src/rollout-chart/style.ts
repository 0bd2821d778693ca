/**
 * Style of the picture and its legend. It names colours of the page: `--text`, `--soft`, `--line`, `--grid`, `--good`,
 * `--bad`, `--plain`, `--plain-card`, `--ours`, `--others`, `--pending`, `--alarm`, `--batch`.
 */
export const CHART_STYLE = `.legend{list-style:none;display:flex;flex-wrap:wrap;gap:4px 20px;padding:0;margin:8px 0 0}
.legend li{margin:0;white-space:nowrap}
.swatch{width:18px;height:12px;vertical-align:-1px}
svg text{fill:var(--soft)}
svg .end{text-anchor:end}
svg .middle{text-anchor:middle}
.lane{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:11px}
svg .mark{fill:var(--bad)}
.grid{stroke:var(--grid);fill:none}
.area.others,.bar.others{fill:var(--others)}
.area.ours,.bar.ours{fill:var(--ours)}
.area.pending,.bar.pending{fill:var(--pending);stroke:var(--ours);stroke-width:.8}
.area.pending{stroke:none}
.bar.vague{opacity:.55}
.bound,.desired{fill:none;stroke:var(--text);stroke-width:1.2}
.bound{stroke-dasharray:5 4}
.desired{stroke-dasharray:1 3;stroke-width:2}
.failure{fill:none;stroke:var(--bad);stroke-width:2.4}
.stop{fill:none;stroke:var(--text);stroke-width:2}
.batch{fill:var(--batch);opacity:.09}
.stage{fill:var(--plain-card);stroke:var(--line)}
.marker path{fill:none;stroke:var(--plain);stroke-width:1.6}
.marker text{fill:var(--plain);font-weight:650}
.marker.rollback path,.marker.alarm path{stroke:var(--alarm);stroke-dasharray:6 3}
.marker.rollback text,.marker.alarm text{fill:var(--alarm)}
.marker.good path{stroke:var(--good)}
.marker.good text{fill:var(--good)}
.marker.bad path{stroke:var(--bad)}
.marker.bad text{fill:var(--bad)}
`;
