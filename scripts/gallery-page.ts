/** A state, named after its folder, and the files in the folder: `LANGUAGE-THEME-WIDTH.png`. */
interface PicturedScene {
  name: string
  pictures: string[]
}

/**
 * One HTML page with all pictures: one row for each state, its looks side by side, and a choice of looks at the top.
 */
export function galleryPage(scenes: PicturedScene[]): string {
  const looks = [...new Set(scenes.flatMap(({ pictures }) => pictures.map(lookOf)))].sort()
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Latchkey: every screen and state</title>
<style>
  body { font: 14px system-ui, sans-serif; margin: 2rem; background: #e9ecec; color: #1c2526 }
  nav { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: .75rem 0; background: inherit }
  section > div { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start }
  figure { margin: 0 } figure[hidden] { display: none }
  img { display: block; max-width: 46rem; border: 1px solid #b4bdbd }
</style>
<h1>Latchkey: every screen and state</h1>
<nav>${looks.map((look) => `<label><input type="checkbox" value="${look}"${shownFirst(look) ? ' checked' : ''}> ${look}</label>`).join('')}</nav>
${scenes.map(section).join('\n')}
<script>
  const choose = () => {
    const chosen = new Set([...document.querySelectorAll('input:checked')].map(({ value }) => value))
    for (const figure of document.querySelectorAll('figure')) figure.hidden = !chosen.has(figure.dataset.look)
  }
  document.querySelector('nav').addEventListener('change', choose)
  choose()
</script>
</html>
`
}

function section({ name, pictures }: PicturedScene): string {
  const figures = pictures.map(
    (file) =>
      `<figure data-look="${lookOf(file)}"><img loading="lazy" src="${name}/${file}" alt=""><figcaption>${lookOf(file)}</figcaption></figure>`,
  )
  return `<section><h2>${name.replaceAll('-', ' ')}</h2><div>${figures.join('')}</div></section>`
}

function lookOf(file: string): string {
  return file.replace(/\.png$/, '')
}

function shownFirst(look: string): boolean {
  return look.startsWith('en-light')
}
