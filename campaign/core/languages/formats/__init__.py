"""What Django's formats lack: without these, Arabic and Hindi say time as English does (FORMAT_MODULE_PATH)."""
