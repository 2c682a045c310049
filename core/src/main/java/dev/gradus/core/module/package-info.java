/** The tree of modules that a network is made of: parameters, buffers, children and their state. */
@NullMarked
package dev.gradus.core.module;

import org.jspecify.annotations.NullMarked;
