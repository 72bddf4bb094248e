/* global addEventListener, location, navigator */
// In place of a white page: says so where the first files of the console are missing, as they may be while a relay is upgraded.
{
  const words = navigator.language.startsWith('zh')
    ? [
        '无法加载控制台',
        '中继可能正在升级，或网络连接有问题。请重新加载；如仍无法加载，请告知中继的管理者。',
        '重新加载',
      ]
    : [
        'The console could not be loaded',
        'The relay may be being upgraded, or the connection is bad. Load this page again; if that does not help, tell whoever looks after the relay.',
        'Load again',
      ];
  const tell = () => {
    const root = document.getElementById('root');
    // What a page that stands does with its faults is its own affair.
    if (!root || root.hasChildNodes()) return;
    const place = document.createElement('div');
    place.setAttribute('role', 'alert');
    place.style.padding = '2rem';
    const parts = ['h1', 'p', 'button'].map((name) => document.createElement(name));
    parts.forEach((part, index) => (part.textContent = words[index]));
    parts[2].addEventListener('click', () => location.reload());
    place.append(...parts);
    root.append(place);
  };
  // Files that are missing are told to their elements only, and not to the window.
  addEventListener('error', tell, true);
  addEventListener('unhandledrejection', tell);
}
