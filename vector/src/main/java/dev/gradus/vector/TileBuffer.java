package dev.gradus.vector;

import static dev.gradus.vector.Blocking.COLUMNS;

/**
 * Tiles of results, kept until there are enough positions to store them side by side: the channels of a position, which a
 * tile has as neighbours, stand far apart in an image.
 */
final class TileBuffer {
    /** How many positions are stored together: a few cache lines of a plane, before the next plane is written to. */
    private static final int POSITIONS = 64;

    /** Where each position stands in the tiles, for the first channel of the first image. */
    private final int[] from = new int[POSITIONS];

    /** Where each position stands in its plane. */
    private final int[] to = new int[POSITIONS];

    private float[] tiles = {};
    private int tileSize;
    private int tile;
    private int positions;

    /** Empties the buffer, for tiles of a height. */
    void begin(int height) {
        tileSize = height * COLUMNS;
        tile = 0;
        positions = 0;
        if (tiles.length < POSITIONS * tileSize) {
            tiles = new float[POSITIONS * tileSize];
        }
    }

    float[] tiles() {
        return tiles;
    }

    /** Where to put the next tile. */
    int next() {
        return tile;
    }

    /** Whether there is room for one more tile of so many positions. */
    boolean hasRoom(int count) {
        return positions + count <= POSITIONS;
    }

    /**
     * Takes note of the tile that was put there.
     *
     * @param count how many neighbouring positions it has, one in each row; with one only, all its rows are of that
     * @param place where the first of them stands in its plane
     * @param apart the distance to the next one there
     */
    void add(int count, int place, int apart) {
        for (int i = 0; i < count; i++) {
            from[positions] = tile + i * COLUMNS;
            to[positions] = place + i * apart;
            positions++;
        }
        tile += tileSize;
    }

    /** Stores some channels of some images, from the first ones on, and empties the buffer. */
    void store(Planes result, int image, int images, int channel, int channels) {
        int inVectors = areNeighbours() ? Lanes.whole(positions) : 0;
        for (int n = 0; n < images; n++) {
            for (int c = 0; c < channels; c++) {
                int start = n * COLUMNS + c;
                int plane = result.row(image + n, channel + c, 0);
                Packing.collect(tiles, start, from, inVectors, result.data(), plane + to[0]);
                for (int i = inVectors; i < positions; i++) {
                    result.data()[plane + to[i]] = tiles[start + from[i]];
                }
            }
        }
        tile = 0;
        positions = 0;
    }

    /** Whether vectors can be collected from the tiles and stored. */
    private boolean areNeighbours() {
        return Lanes.GATHER && TileWarmUp.gatherIsFast() && positions > 0 && to[positions - 1] - to[0] == positions - 1;
    }
}
