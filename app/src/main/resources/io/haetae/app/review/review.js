'use strict';
// Everything that comes from a captured page is set as text, never as markup.
const byId = (id) => document.getElementById(id);
const KEYS = { 1: 'SAME', 2: 'OTHER_OPTION', 3: 'DIFFERENT', 4: 'UNSURE' };
let shown = null;
let busy = false;

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function cell(pieces) {
  const made = document.createElement('td');
  for (const piece of pieces) {
    made.append(element(piece.alone ? 'mark' : 'span', piece.text), ' ');
  }
  return made;
}

function row(field) {
  const made = document.createElement('tr');
  const name = element('th', field.name);
  name.scope = 'row';
  made.append(name, cell(field.left), cell(field.right));
  return made;
}

function showCandidate(candidate) {
  byId('candidate').textContent =
    candidate.item + ': ' + candidate.listing + ', ' + candidate.grade + ' ' + candidate.probability;
  byId('standing').textContent = candidate.standing + ', first seen ' + candidate.firstSeen;
  byId('photographs').hidden = !candidate.drawing;
  if (candidate.drawing) {
    const words = candidate.samePhotograph
      ? 'The photographs are of one origin; the parts that agree are framed.'
      : 'The photographs are not confirmed to be of one origin.';
    byId('drawing').src = 'drawing/' + candidate.drawing;
    byId('drawing').alt = 'Watched product on the left, candidate on the right.';
    byId('caption').textContent = words;
  }
  byId('fields').replaceChildren(...candidate.fields.map(row));
  byId('reasons').replaceChildren(
    ...candidate.reasons.map((reason) =>
      element('li', (reason.supports ? 'for: ' : 'against: ') + reason.words)));
}

function showAgreement(agreement) {
  byId('agreement').replaceChildren(
    ...agreement.map((one) =>
      element('li', one.kappa
        ? 'with ' + one.reader + ": Cohen's kappa " + one.kappa + ' over ' + one.cases + ' cases'
        : 'with ' + one.reader + ': agreement beyond chance cannot be told yet')));
}

function show(state) {
  shown = state.candidate || null;
  byId('progress').textContent =
    state.reader + ': ' + state.done + ' of ' + state.total + ' decided';
  byId('bar').max = Math.max(1, state.total);
  byId('bar').value = state.done;
  byId('pair').hidden = !shown;
  byId('end').hidden = Boolean(shown);
  byId('undo').disabled = !state.undo;
  for (const button of document.querySelectorAll('button[data-answer]')) {
    button.disabled = !shown;
  }
  if (shown) {
    showCandidate(shown);
    byId('candidate').focus();
  } else {
    showAgreement(state.agreement);
    byId('through').focus();
  }
  document.body.dataset.done = String(state.done);
}

async function ask(path, body) {
  if (busy) {
    return;
  }
  busy = true;
  try {
    const answer = await fetch(path, body === undefined ? {} : {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) {
      throw new Error('the program answered ' + answer.status);
    }
    show(await answer.json());
    byId('fault').textContent = '';
  } catch (fault) {
    byId('fault').textContent = 'Nothing was decided: ' + fault.message;
  } finally {
    busy = false;
  }
}

function decide(answer) {
  if (shown) {
    ask('decide', { item: shown.item, listing: shown.listing, answer });
  }
}

document.addEventListener('keydown', (event) => {
  if (!byId('keys').checked || event.repeat || event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }
  if (KEYS[event.key]) {
    event.preventDefault();
    decide(KEYS[event.key]);
  } else if (event.key === 'z' && !byId('undo').disabled) {
    event.preventDefault();
    ask('undo', {});
  }
});
for (const button of document.querySelectorAll('button[data-answer]')) {
  button.addEventListener('click', () => decide(button.dataset.answer));
}
byId('undo').addEventListener('click', () => ask('undo', {}));
ask('state');
