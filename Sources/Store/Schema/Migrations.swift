import GRDB

/// The steps that bring a file up to date: only ever added to, never changed once released.
enum Migrations {
    /// Marks the file as ours, `ekct` in ASCII.
    static let applicationID = 0x656B_6374

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 snapshots of a network and its clusters") { db in
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            for sql in [networkSchema, gatewaySchema, computeSchema, kubernetesSchema] {
                try db.execute(sql: sql)
            }
        }
        migrator.registerMigration("2 views for people") { db in try db.execute(sql: views) }
        migrator.registerMigration("3 bills") { db in try db.execute(sql: billSchema) }
        migrator.registerMigration("live imports: accounts, meters, missing parts") { db in
            try db.execute(sql: liveSchema)
        }
        migrator.registerMigration("talkers of flow logs") { db in try db.execute(sql: talkerSchema) }
        migrator.registerMigration("public addresses of hosts, clusters that share a name") { db in
            try db.execute(sql: hostAddresses + sharedNames)
        }
        migrator.registerMigration("placement: labels, templates, devices") { db in
            try db.execute(sql: placementSchema)
        }
        migrator.registerMigration("texts of pods, each once") { db in
            try db.execute(sql: podTextSchema)
        }
        migrator.registerMigration("lists that were read though they are empty") { db in
            try db.execute(sql: readListsSchema)
        }
        migrator.registerMigration("Kubernetes objects by their clusters") { db in
            try db.execute(sql: "PRAGMA legacy_alter_table = ON")
            try db.execute(sql: clusterKeySchema)
            try db.execute(sql: "PRAGMA legacy_alter_table = OFF")
        }
        migrator.registerMigration("inputs by name", migrate: keepInputs)
        return migrator
    }
}
