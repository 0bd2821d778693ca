import { STYLE } from './style.ts';

/** Rows of tasks. Without an icon browsers request one from the address. */
const ICON =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#16324f"/><path d="M3 4.5h7M5 8h8M3 11.5h5" stroke="#7db7ff" stroke-width="2" stroke-linecap="round"/></svg>',
  );

/** The page before its first update. It holds no data: everything that is shown comes by the stream of updates. */
export function renderShell(script: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Local ECS</title>
<link rel="icon" href="${ICON}">
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the services</a>
<header>
<div class="title"><h1>Local ECS</h1><span id="connection" class="badge" role="status">connecting</span></div>
<div id="settings"></div>
</header>
<p id="status" role="status"></p>
<div class="columns">
<main id="main" tabindex="-1"><noscript><p>This page needs JavaScript.</p></noscript></main>
<div id="side" role="complementary" aria-label="Cluster, images and controls"></div>
</div>
<section class="calls" aria-labelledby="heading-calls">
<h2 id="heading-calls">Calls</h2>
<form id="filter" role="search" aria-label="Filter of calls">
<label><span>service or operation</span><input name="calls" type="search" autocomplete="off"></label>
<label class="check"><input name="errors" type="checkbox" value="true"><span>errors only</span></label>
</form>
<div id="calls"></div>
</section>
<script>${script}</script>
</body>
</html>
`;
}
