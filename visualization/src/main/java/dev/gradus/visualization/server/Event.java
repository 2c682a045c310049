package dev.gradus.visualization.server;

/**
 * Something that browsers are told.
 *
 * @param name its kind
 * @param json what about it
 * @param id what a browser that lost its connection says it has seen last
 */
record Event(String name, String json, String id) {}
