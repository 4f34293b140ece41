const root = document.getElementById('closed').attachShadow({ mode: 'closed' });
const element = document.createElement('fact-explorer');
element.articles = [{ source: 'Elm Post', published: '2031-05-05', text: 'The bridge is open, the mayor, Ann Lee, said on Monday.' }];
root.append(element);
