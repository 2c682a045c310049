package dev.gradus.visualization.server;

/**
 * All that a browser has to know to go on with the events that follow.
 *
 * @param name the kind of event that it is sent as
 * @param json the snapshot itself
 */
public record Snapshot(String name, String json) {}
