"""Comments in public: which may be shown, who lets them through, who reports them."""
