extension Migrations {
    /// Tables of bills: items without time, and for each the hours and their money.
    static let billSchema = """
        CREATE TABLE billItem (
            -- One thing that a bill charges for: a usage type of a resource.
            id INTEGER PRIMARY KEY,
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            month TEXT NOT NULL, -- YYYY-MM, of the invoice
            payer TEXT NOT NULL, account TEXT NOT NULL, -- empty where the bill does not say
            kind TEXT NOT NULL, -- usage, reservedUsage, savingsPlanUsage, savingsPlan, discount, credit, refund, tax, fee or other
            service TEXT NOT NULL,
            usageType TEXT NOT NULL, -- without the region's prefix
            operation TEXT NOT NULL,
            region TEXT, zone TEXT,
            resource TEXT NOT NULL, -- empty where the bill names none
            cluster TEXT,
            unit TEXT NOT NULL,
            currency TEXT NOT NULL
        ) STRICT;
        CREATE INDEX billItemBySnapshot ON billItem (snapshotID, month);

        CREATE TABLE billUsage (
            -- How much of an item is billed for some hours; lines of the same hours are summed.
            itemID INTEGER NOT NULL REFERENCES billItem(id) ON DELETE CASCADE,
            startHour INTEGER NOT NULL, -- hours since 1970 UTC: datetime(startHour * 3600, 'unixepoch')
            hours INTEGER NOT NULL, -- 1 in an hourly bill, 24 in a daily one
            lines INTEGER NOT NULL,
            quantity INTEGER NOT NULL, -- billionths of the item's unit
            cost INTEGER NOT NULL, -- billionths of the currency, before discounts that are lines of their own
            netCost INTEGER, listCost INTEGER, -- billionths of the currency; NULL where the bill has no such column
            PRIMARY KEY (itemID, startHour, hours)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE billElsewhere (
            -- Money for what the model knows nothing of, by service.
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            month TEXT NOT NULL, payer TEXT NOT NULL,
            service TEXT NOT NULL, kind TEXT NOT NULL, currency TEXT NOT NULL,
            lines INTEGER NOT NULL,
            cost INTEGER NOT NULL, -- billionths of the currency
            PRIMARY KEY (snapshotID, month, payer, service, kind, currency)
        ) STRICT, WITHOUT ROWID;

        CREATE VIEW vBill AS
            -- What a month's bill charges for each thing, the most money first; exact in billUsage.
            SELECT i.snapshotID, i.month, i.kind, i.service, i.usageType, i.operation, i.region, i.resource,
                round(sum(u.quantity) / 1e9, 6) AS quantity, i.unit, round(sum(u.cost) / 1e9, 6) AS cost, i.currency,
                datetime(min(u.startHour) * 3600, 'unixepoch') AS first,
                datetime(max(u.startHour + u.hours) * 3600, 'unixepoch') AS last
            FROM billItem AS i JOIN billUsage AS u ON u.itemID = i.id
            GROUP BY i.id ORDER BY i.snapshotID, i.month, sum(u.cost) DESC;
        """
}
