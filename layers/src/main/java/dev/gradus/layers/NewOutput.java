package dev.gradus.layers;

/** Layers whose output is always a new tensor, of which they keep nothing. */
interface NewOutput {}
