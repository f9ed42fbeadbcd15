//! What becomes of items and folders that are made, changed, sent or deleted.

use crate::{message, simple_enum};

simple_enum! {
    /// What becomes of something that is deleted.
    pub enum Disposal = "DisposalType" {
        /// It is gone.
        HardDelete = "HardDelete",
        /// It can be restored.
        SoftDelete = "SoftDelete",
        /// It is moved to the folder of deleted items.
        MoveToDeletedItems = "MoveToDeletedItems",
    }
}

simple_enum! {
    /// What becomes of a message that is made or changed.
    pub enum MessageDisposition = "MessageDispositionType" {
        /// It is saved.
        SaveOnly = "SaveOnly",
        /// It is sent.
        SendOnly = "SendOnly",
        /// It is sent, and a copy is saved.
        SendAndSaveCopy = "SendAndSaveCopy",
    }
}

simple_enum! {
    /// What becomes of a change of something that others have changed, too.
    pub enum ConflictResolution = "ConflictResolutionType" {
        /// It fails.
        NeverOverwrite = "NeverOverwrite",
        /// It is made, unless the same property has been changed.
        AutoResolve = "AutoResolve",
        /// It is made.
        AlwaysOverwrite = "AlwaysOverwrite",
    }
}

simple_enum! {
    /// Who is told of a meeting that is made or deleted.
    pub enum CalendarItemCreateOrDeleteOperation = "CalendarItemCreateOrDeleteOperationType" {
        /// Nobody.
        SendToNone = "SendToNone",
        /// Everybody.
        SendOnlyToAll = "SendOnlyToAll",
        /// Everybody, and a copy is saved.
        SendToAllAndSaveCopy = "SendToAllAndSaveCopy",
    }
}

simple_enum! {
    /// Who is told of a meeting that is changed.
    pub enum CalendarItemUpdateOperation = "CalendarItemUpdateOperationType" {
        /// Nobody.
        SendToNone = "SendToNone",
        /// Everybody.
        SendOnlyToAll = "SendOnlyToAll",
        /// Those who are added or removed.
        SendOnlyToChanged = "SendOnlyToChanged",
        /// Everybody, and a copy is saved.
        SendToAllAndSaveCopy = "SendToAllAndSaveCopy",
        /// Those who are added or removed, and a copy is saved.
        SendToChangedAndSaveCopy = "SendToChangedAndSaveCopy",
    }
}

simple_enum! {
    /// What becomes of a series when one of its tasks is deleted.
    pub enum AffectedTaskOccurrences = "AffectedTaskOccurrencesType" {
        /// All of its tasks are deleted.
        AllOccurrences = "AllOccurrences",
        /// That task alone is deleted.
        SpecifiedOccurrenceOnly = "SpecifiedOccurrenceOnly",
    }
}

message! {
    /// How often a change met one of somebody else.
    #[derive(Eq, Default)]
    pub struct ConflictResults: types "ConflictResultsType" {
        elements {
            /// How often.
            count: One<i32>,
        }
    }
}
