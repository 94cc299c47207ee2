extension Migrations {
    static let placementSchema = """
        ALTER TABLE node ADD COLUMN capacityCPUMillis INTEGER;
        ALTER TABLE node ADD COLUMN capacityMemoryBytes INTEGER;
        ALTER TABLE node ADD COLUMN otherAllocatable TEXT NOT NULL DEFAULT '{}'; -- JSON object, bytes or pieces
        ALTER TABLE pod ADD COLUMN labels TEXT; -- JSON object
        ALTER TABLE pod ADD COLUMN isTerminating INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE nodeGroup ADD COLUMN updateStrategy TEXT; -- DEFAULT or MINIMAL
        -- What the workload's pods ask for and are bound by; all NULL where its template was not imported.
        ALTER TABLE workload ADD COLUMN podTemplateCPUMillis INTEGER;
        ALTER TABLE workload ADD COLUMN podTemplateMemoryBytes INTEGER;
        ALTER TABLE workload ADD COLUMN podTemplateIsHostNetwork INTEGER;
        ALTER TABLE workload ADD COLUMN podTemplateLabels TEXT; -- JSON object
        ALTER TABLE workload ADD COLUMN podTemplateConstraints TEXT; -- JSON of the scheduling constraints
        """
}
