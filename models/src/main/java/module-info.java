/** Models on disk: whole models that load without their code, tensors in safetensors files, and files that are always whole. */
module dev.gradus.models {
    requires transitive dev.gradus.core;
    requires transitive dev.gradus.layers;
    requires com.fasterxml.jackson.core;
    requires com.google.common;
    requires org.slf4j;

    exports dev.gradus.models;
    exports dev.gradus.models.files;
    exports dev.gradus.models.safetensors;
}
