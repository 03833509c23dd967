SELECT count(*) FROM public.unheard;
