/** A program that measures Gradus and other frameworks in turn, each in processes of its own, and prints a table. */
@NullMarked
package dev.gradus.benchmarks.sidebyside;

import org.jspecify.annotations.NullMarked;
