/**
 * Pages in a real browser: {@code @BrowserTest} on a test class gives its tests a {@link
 * dev.gradus.visualization.browser.Browser}, Debian's Chromium without a window. Where there is none such tests are skipped
 * with a message; with {@code -Dgradus.browser=required} they fail.
 */
package dev.gradus.visualization.browser;
