package dev.gradus.core;

/** The array that a tensor and all its views share, with a count of the changes made to it in place. */
class Storage {
    final Object array;
    private int version;
    private boolean shared;
    private String lastChange = "nothing";

    Storage(Object array) {
        this.array = array;
    }

    /** The storage after its array was exchanged, which counts as a change. */
    Storage replacedBy(Object newArray, String operation) {
        Storage result = new Storage(newArray);
        result.version = version;
        result.changedBy(operation);
        return result;
    }

    /** Says that somebody within the engine needs the array. */
    void hold() {
        // An array of its own is left to the garbage collector when its time has come.
    }

    /** Says that one who held the array needs it no more. */
    void release() {
        // See hold.
    }

    /** Says that a user may hold the array from now on. */
    void handOut() {
        // See hold.
    }

    /** Whether the array is known to be needed by one within the engine and by no one else. */
    boolean hasOneHolder() {
        return false;
    }

    /** Says that there is a view of the tensor that the array was made for. */
    void share() {
        shared = true;
    }

    boolean isShared() {
        return shared;
    }

    int version() {
        return version;
    }

    /** Notes a change in place, so that a backward pass which still needs the old values can refuse. */
    void changedBy(String operation) {
        version++;
        lastChange = operation;
    }

    String lastChange() {
        return lastChange;
    }
}
