import 'fact-explorer';

document.querySelector('fact-explorer').articles = [
  { source: 'Elm Post', published: '2031-05-05', text: 'Nearly 300 people crossed the bridge on its first day, the council said.' },
];
