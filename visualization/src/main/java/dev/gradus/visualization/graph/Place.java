package dev.gradus.visualization.graph;

/** Where a box or a frame stands: its upper left corner and its size, in pixels. */
record Place(double x, double y, double width, double height) {}
