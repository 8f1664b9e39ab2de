import { defineConfig, type Plugin } from 'vite';

/** Puts script and style into the page: one file that stands alone. */
function oneFile(): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') throw new Error('no index.html in the bundle');
      let html = String(page.source);
      for (const [name, part] of Object.entries(bundle)) {
        if (part.type === 'chunk') {
          // The data stand before the script, so it may run as soon as it is read.
          html = html.replace(new RegExp(`\\s*<script[^>]*src="[^"]*${part.fileName}"[^>]*></script>`), '');
          const code = part.code.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
          html = html.replace('</body>', () => `<script type="module">${code}</script>\n  </body>`);
        } else if (name.endsWith('.css')) {
          html = html.replace(new RegExp(`\\s*<link[^>]*href="[^"]*${part.fileName}"[^>]*>`), '');
          html = html.replace('</head>', () => `<style>${String(part.source)}</style>\n  </head>`);
        } else continue;
        delete bundle[name];
      }
      page.source = html;
    },
  };
}

export default defineConfig({
  plugins: [oneFile()],
  build: { target: 'es2020', modulePreload: false, assetsInlineLimit: 1e8, cssCodeSplit: false,
    chunkSizeWarningLimit: 2000 },
});
