// The summary of a service system: who waits, how long it takes, how much units are used.
import type { Result, Service } from '../data';
import { type Child, h, user } from '../dom';
import { duration, inWords, number, percent } from '../format';
import { card } from '../parts';
import { say } from '../state';
import { word } from '../words';
import { basisCard, figureBox } from './pieces';

export function serviceSummary(result: Result, service: Service, index: number): HTMLElement {
  const stage = service.stages?.[0];
  const waits = stage?.waiting_probability?.mean ?? 0;
  const lost = stage?.loss_share?.mean ?? 0;
  const ninety = (service.quantiles ?? []).indexOf(0.9);
  return h('div', { class: 'summary' },
    h('div', { class: 'headline' },
      h('strong', {}, lost > 0 ? say(`Calls are lost ${inWords(lost, 'calls')}.`, `${inWords(lost, '', '起')}任务因力量占满而损失。`)
        : waits > 0 ? say(`Calls have to wait for a unit ${inWords(waits, 'calls')}.`, `${inWords(waits, '', '起')}任务需等待力量。`) : say('No call has to wait for a unit.', '任务均无需等待力量。')),
      h('span', { class: 'note' }, say(`${number(service.replications)} runs`, `运行 ${number(service.replications)} 次`))),
    h('div', { class: 'grid' },
      h('div', { class: 'span-7 print-12' },
        card(`times-${index}`, say('How long it takes', '需要多久'), h('div', { class: 'figures' },
          stage && figureBox(duration(stage.mean_wait_s?.mean), [say('wait on average', '平均等待'), ninety >= 0 && say(`9 of 10 calls wait ${duration(stage.wait_s?.[ninety]?.mean)} or less`, `10 起中 9 起不超过 ${duration(stage.wait_s?.[ninety]?.mean)}`)], { 'data-wait': '' }),
          stage && figureBox(duration(stage.mean_response_s?.mean), [say('until the first unit is there', '首个力量到场'), ninety >= 0 && say(`9 of 10 calls ${duration(stage.response_s?.[ninety]?.mean)} or less`, `10 起中 9 起不超过 ${duration(stage.response_s?.[ninety]?.mean)}`)], { 'data-response': '' })),
        limits(service))),
      h('div', { class: 'span-5 print-12' }, card(`use-${index}`, say('How busy the units are', '力量忙闲'), use(service)), basisCard(result.evidence, index))));
}

function limits(service: Service): Child {
  const stage = service.stages?.[0];
  const found = (service.limits ?? []).map((limit, k) => ({ limit, share: stage?.response_within?.[k]?.mean }));
  if (found.length === 0) return null;
  return h('ul', { class: 'key lines' }, found.map(({ limit, share }) => share === undefined ? null : h('li', {}, say(`Within ${duration(limit)}: ${inWords(share, 'calls')}`, `${duration(limit)}内到场: ${inWords(share, '', '起')}`))));
}

function use(service: Service): HTMLElement {
  const kinds = service.kinds ?? [];
  const units = [...(service.units ?? [])].filter((u) => u.busy_share).sort((a, b) => (b.busy_share?.mean ?? 0) - (a.busy_share?.mean ?? 0));
  const busiest = units[0];
  const idlest = units[units.length - 1];
  return h('ul', { class: 'key lines' },
    kinds.filter((k) => k.utilisation).map((k) => h('li', {}, user(word(k.id), 40), say(': in use ', ': 利用率 '), h('b', {}, percent(k.utilisation?.mean)), say(' of the time', ''))),
    units.length > 1 && [h('li', {}, say('Busiest: ', '最忙: '), user(busiest.id, 40), ` ${percent(busiest.busy_share?.mean)}`), h('li', {}, say('Least busy: ', '最闲: '), user(idlest.id, 40), ` ${percent(idlest.busy_share?.mean)}`)]);
}
