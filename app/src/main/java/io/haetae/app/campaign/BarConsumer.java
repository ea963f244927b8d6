package io.haetae.app.campaign;

import me.tongfei.progressbar.ProgressBarConsumer;

/** Draws a progress bar over itself on a terminal, and draws nothing elsewhere. */
record BarConsumer(Display display) implements ProgressBarConsumer {
  private static final int WIDTH = 118;

  @Override
  public int getMaxRenderedLength() {
    return WIDTH;
  }

  @Override
  public void accept(String rendered) {
    if (display.terminal()) {
      display.out().print('\r' + rendered);
      display.out().flush();
    }
  }

  @Override
  public void close() {
    if (display.terminal()) {
      display.out().println();
    }
  }
}
