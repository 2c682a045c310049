/**
 * A small web server for the pages that show something while it happens: it listens on the machine itself alone, lets in
 * whoever has its token, tells browsers of events, and takes what they ask for.
 */
@NullMarked
package dev.gradus.visualization.server;

import org.jspecify.annotations.NullMarked;
