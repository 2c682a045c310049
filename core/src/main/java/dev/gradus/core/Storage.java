package dev.gradus.core;

/** The array that a tensor and all its views share, with a count of the changes made to it in place. */
final class Storage {
    final Object array;
    private int version;
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
