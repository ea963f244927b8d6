const state = JSON.parse(document.getElementById('state').textContent);
const main = document.getElementById('root');
const element = (tag, text, properties) => Object.assign(document.createElement(tag), { textContent: text }, properties);
main.replaceChildren(
  element('h1', state.title), element('p', '', { id: 'price' }), element('p', '', { id: 'stock' }),
  ...state.photos.map((src) => element('img', '', { src, className: 'photo', alt: state.title })),
  element('div', '', { className: 'others' }));
main.lastChild.append(...state.others.map((src) => element('img', '', { src, alt: '' })));
main.append(...state.reviews.map((review) => element('p', review)));
addEventListener('load', async () => {
  for (const what of ['price', 'stock']) {
    const answer = await fetch(`/api/${what}/${state.id}`);
    document.getElementById(what).textContent = (await answer.json()).display;
  }
  document.documentElement.dataset.ready = '1';
});
