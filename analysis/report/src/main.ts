// The page: header, views, language, theme, printing.
import { forget, watch } from './charts';
import { load, type Report } from './data';
import { clear, h, short, user } from './dom';
import { stopAll } from './drill/replay';
import { drillView } from './drill/view';
import { evidenceView } from './evidence';
import { programmeView } from './programme/view';
import { named, page, say, state, type View } from './state';
import { serviceView } from './service/view';
import { summaryView } from './summary/view';
import './style.css';

const report: Report = load();
const app = document.getElementById('app') as HTMLElement;

const VIEWS: { id: View; en: string; zh: string; shown: boolean; make: (report: Report) => HTMLElement }[] = [
  { id: 'summary', en: 'Summary', zh: '领导摘要', shown: true, make: summaryView },
  { id: 'drill', en: 'Drill', zh: '推演', shown: report.results.some((r) => r.drill || r.branch), make: drillView },
  { id: 'programme', en: 'Programme', zh: '年度计划', shown: report.results.some((r) => r.programme), make: programmeView },
  { id: 'service', en: 'Service', zh: '服务系统', shown: report.results.some((r) => r.service), make: serviceView },
  { id: 'evidence', en: 'Evidence', zh: '依据', shown: true, make: evidenceView },
];

function title(): string {
  return report.results.map((r) => named({ en: r.title, zh: r.title_zh, id: r.file })).join(' · ');
}

function button(text: string, label: string, pressed: boolean | undefined, click: () => void): HTMLElement {
  return h('button', { type: 'button', 'aria-label': label, title: label, onclick: click,
    'aria-pressed': pressed === undefined ? undefined : String(pressed) }, text);
}

function header(): HTMLElement {
  return h('header', { class: 'top' },
    h('a', { class: 'skip', href: '#content', onclick: (event: Event) => {
      event.preventDefault();
      document.getElementById('content')?.focus();
    } }, say('Skip to content', '跳到正文')),
    h('div', { class: 'bar' },
      h('h1', {}, h('span', { class: 'brand' }, '预演 yuyan'), user(title(), 110)),
      h('div', { class: 'tools' },
        button(say('中文', 'English'), say('切换为中文', 'Switch to English'), undefined, () => {
          state.language = say('zh', 'en') as 'zh' | 'en';
          render();
        }),
        button(state.dark ? '☀' : '☾', say('Light or dark', '浅色或深色'), state.dark, () => {
          state.dark = !state.dark;
          render();
        }),
        button(say('Print', '打印'), say('Print this view', '打印本页'), undefined, () => window.print()))),
    h('nav', { class: 'views', 'aria-label': say('Views', '视图') },
      VIEWS.filter((v) => v.shown).map((v) => h('a', { href: `#/${v.id}`, 'data-view': v.id,
        'aria-current': v.id === state.view ? 'page' : undefined }, say(v.en, v.zh)))));
}

function footer(): HTMLElement {
  const first = report.results[0].evidence.provenance;
  return h('footer', {},
    say('A rehearsal, not a prediction.', '推演结果, 非事故预测。'), ' ',
    `yuyan ${first.program_version ?? ''} ${first.git_commit ?? ''} · `,
    say('report made ', '报告生成于 '), report.made_utc.replace('T', ' ').replace('Z', ' UTC'));
}

function render(): void {
  const kept = focused();
  stopAll();
  forget();
  document.documentElement.dataset.theme = state.dark && !state.printing ? 'dark' : 'light';
  document.documentElement.lang = say('en', 'zh-CN');
  document.title = short(`${title()} · yuyan`, 120);
  clear(app);
  const view = VIEWS.find((v) => v.id === state.view && v.shown) ?? VIEWS[0];
  app.append(header(), h('main', { id: 'content', tabindex: '-1', 'data-view': view.id }, view.make(report)), footer());
  watch();
  if (kept) document.querySelector<HTMLElement>(kept)?.focus({ preventScroll: true });
}

/** The control of the header that has the focus: who works by keyboard stays there when the page is drawn anew. */
function focused(): string | null {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !active.closest('header.top')) return null;
  if (active.dataset.view) return `nav.views a[data-view="${active.dataset.view}"]`;
  const place = [...document.querySelectorAll('.tools button')].indexOf(active);
  return place >= 0 ? `.tools button:nth-child(${place + 1})` : null;
}

function follow(): void {
  const wanted = location.hash.replace('#/', '') as View;
  if (!VIEWS.some((v) => v.id === wanted && v.shown)) return;
  state.view = wanted;
  render();
  window.scrollTo(0, 0);
}

state.language = report.language;
state.dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
window.addEventListener('hashchange', follow);
window.addEventListener('beforeprint', () => {
  state.printing = true;
  render();
});
window.addEventListener('afterprint', () => {
  state.printing = false;
  render();
});
page.render = render;
render();
follow();
