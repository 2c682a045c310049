/** Models on disk: tensors in safetensors files, and files that are always whole. */
module dev.gradus.models {
    requires transitive dev.gradus.core;
    requires com.fasterxml.jackson.core;
    requires org.slf4j;

    exports dev.gradus.models.files;
    exports dev.gradus.models.safetensors;
}
